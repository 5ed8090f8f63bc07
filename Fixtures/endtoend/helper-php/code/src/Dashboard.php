<?php

namespace Club;

function dashboard(Reports $reports): array
{
    return [
        'groups' => $reports->total('groups'),
        'members' => $reports->total('members', 'left_at IS NOT NULL'),
    ];
}

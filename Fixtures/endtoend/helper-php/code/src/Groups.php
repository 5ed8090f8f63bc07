<?php

namespace Club;

function openGroups(Database $db): int
{
    return $db->countOf('groups', 'NOT closed AND title IS NOT NULL');
}

function close(Database $db, int $group): void
{
    $db->remove('memberships', ['group_id' => $group, 'kind' => 'guest']);
}

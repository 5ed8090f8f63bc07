<?php

namespace Club;

function openGroups(Database $db): int
{
    return $db->countOf('groups', 'NOT closed AND title IS NOT NULL');
}

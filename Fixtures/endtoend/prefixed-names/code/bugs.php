<?php
// Tables stand in braces; each installation has a prefix of its own, and some a suffix.
function open_bugs($project) {
    return db_query('SELECT id, summary FROM {bug} WHERE project_id = ' . db_param() . ' AND status < 80', [$project]);
}

function history($bug) {
    return db_query('SELECT field_name FROM {bug_history} WHERE bug_id = ' . db_param(), [$bug]);
}

function joomla($db) {
    return $db->query('SELECT title FROM #__content WHERE hits > 3');
}

function nextcloud($db) {
    return $db->query('SELECT uid FROM `*PREFIX*users` WHERE active');
}

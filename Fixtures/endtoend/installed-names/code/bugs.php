<?php
// The installation has a prefix before and a word behind the names of all tables; the code has neither.
function open_bugs($project) {
    return db_query('SELECT id, {bug}.summary FROM {bug} WHERE project_id = ' . db_param() . ' AND status < 80', [$project]);
}

function history($bug, $field) {
    return db_query('SELECT h.old_value FROM {bug_history} h JOIN {bug} ON {bug}.id = h.bug_id WHERE h.bug_id = ' . db_param() . ' AND ' . $field, [$bug]);
}

function rename_project($id, $name) {
    db_query('UPDATE {project} SET name = ' . db_param() . ' WHERE id = ' . db_param(), [$name, $id]);
}

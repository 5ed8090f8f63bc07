<?php

namespace Club;

class Members
{
    public function __construct(private Database $db)
    {
    }

    public function ofGroup(int $group): array
    {
        return $this->db->run('SELECT id, name FROM members WHERE group_id = ?', [$group]);
    }

    public function active(): int
    {
        return $this->db->countOf('members', 'left_at IS NULL');
    }
}

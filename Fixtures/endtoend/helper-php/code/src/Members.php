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

    public function leave(int $member): void
    {
        $this->db->atOnce(function (Database $db) use ($member) {
            $db->run('UPDATE members SET left_at = now() WHERE id = ?', [$member]);
            $db->run('DELETE FROM seats WHERE member_id = ?', [$member]);
        });
    }

    public function guests(): int
    {
        return $this->db->atOnce(fn (Database $db) => $db->countOf('members', 'group_id IS NULL'));
    }
}

<?php

namespace Club;

/** Hands on what it is told, once per run. */
class Reports
{
    private array $known = [];

    public function __construct(private Database $db)
    {
    }

    public function total(string $table, string $condition = 'true'): int
    {
        return $this->known[$table . $condition] ??= $this->db->countOf($table, $condition);
    }
}

<?php

class UserRepository
{
    public function active($db)
    {
        return $db->query('SELECT id FROM users WHERE active');
    }
}

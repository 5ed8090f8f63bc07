<?php

class UserController
{
    public function index()
    {
        return $this->userRepository->active($this->db);
    }

    public function export()
    {
        return $this->userRepository->active($this->db);
    }
}

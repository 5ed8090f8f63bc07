<?php

class Profile
{
    #[Route('/profile', name: 'profile')]
    public function show(UserRepository $userRepository)
    {
        return $userRepository->active($this->db);
    }
}

class WarmUpCommand extends Command
{
    protected function execute($input, $output)
    {
        $this->userRepository->active($this->db);
    }
}

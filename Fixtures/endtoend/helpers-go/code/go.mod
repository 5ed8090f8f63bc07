module example.org/club

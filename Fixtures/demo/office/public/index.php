<?php

declare(strict_types=1);

use Bramble\Office\Database;
use Bramble\Office\OrderRepository;
use Bramble\Office\ReviewModeration;

spl_autoload_register(function (string $class): void {
    require __DIR__ . '/../src/' . substr($class, strlen('Bramble\\Office\\')) . '.php';
});

$db = Database::connect(getenv('OFFICE_DATABASE'));
header('Content-Type: application/json');
echo json_encode(match ($_GET['page'] ?? 'orders') {
    'orders' => (new OrderRepository($db))->list($_GET),
    'reviews' => (new ReviewModeration($db))->waiting(),
    'status' => (new OrderRepository($db))->countByStatus(),
    default => null,
});

<?php

// Use the back office as its clerks would.

declare(strict_types=1);

use Bramble\Office as Office;

spl_autoload_register(function (string $class): void {
    require __DIR__ . '/../office/src/' . substr($class, strlen('Bramble\\Office\\')) . '.php';
});

mt_srand(7);
$db = Office\Database::connect(getenv('OFFICE_DATABASE'));

$orders = new Office\OrderRepository($db);
$customers = new Office\CustomerRepository($db);
$products = new Office\ProductRepository($db);
$coupons = new Office\CouponRepository($db);
$refunds = new Office\RefundService($db);
$reviews = new Office\ReviewModeration($db);
$sales = new Office\SalesReport($db);
$staff = new Office\StaffLogin($db);

for ($day = 0; $day < 30; $day++) {
    $staff->role('ada', 'secret');
    $orders->countByStatus();
    $sales->revenue('month', '2020-01-01', '2040-01-01');
    $sales->revenue('day', '2020-01-01', '2040-01-01');
    $coupons->usage();
    $products->recentlyChanged(20);
    for ($call = 0; $call < 8; $call++) {
        $orders->list(['status' => 'placed']);
        $orders->list(['customer' => 'person ' . mt_rand(1, 999)]);
        $orders->find(mt_rand(1, 40000));
        $customers->card(mt_rand(1, 8000));
        $customers->byEmail('person' . mt_rand(1, 8000) . '@example.org');
    }
    $orders->list(['status' => 'placed', 'since' => '2020-01-01']);
    $orders->ship(range(40 * $day + 40, 40 * $day + 42));
    $products->update(mt_rand(1, 4000), ['price_cents' => mt_rand(100, 9000)]);
    $products->update(mt_rand(1, 4000), ['name' => 'New name', 'description' => 'New', 'active' => true]);
    foreach (array_slice($reviews->waiting(), 0, 5) as $number => $review) {
        $reviews->decide($review['id'], $number > 0);
    }
    try {
        $refunds->refund(mt_rand(1, 40000), 1, 300, 'Broken on arrival');
    } catch (DomainException) {
    }
}
$coupons->create('autumn', 10, '2030-01-01');
$coupons->deleteUnused();

<?php

namespace Shop;

class Orders
{
    private const LISTED = ['id', 'placed_at'];

    public function __construct(private \Warehouse $warehouse)
    {
    }

    public function ofCustomer(int $customer): array
    {
        return \Warehouse::find('orders', ['columns' => self::LISTED, 'where' => ['customer_id' => $customer]]);
    }

    public function open(): array
    {
        return \Warehouse::find('orders', ['columns' => ['id'], 'where' => ['shipped_at IS NULL', 'total > ?']]);
    }

    public function place(int $customer, int $total): void
    {
        $row = ['customer_id' => $customer];
        $row['total'] = $total;
        $this->warehouse->add('orders', $row);
    }

    public function copy(array $row): void
    {
        $this->warehouse->add('order_copies', $row);
    }

    public function revenue(): array
    {
        return $this->warehouse->query('SELECT sum(total) FROM orders');
    }
}

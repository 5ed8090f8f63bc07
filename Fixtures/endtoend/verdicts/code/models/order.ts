// Orders as the web shop shows them.
export class Order {
  id: number;
  customerNote: string;

  hasNote(): boolean {
    return this.customerNote !== "";
  }
}

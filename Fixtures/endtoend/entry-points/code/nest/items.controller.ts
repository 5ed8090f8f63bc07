@Controller('items')
export class ItemsController {
  constructor(private readonly itemsService: ItemsService) {}

  @Get(':category')
  async list() {
    return this.itemsService.listItems();
  }
}

@RestController
@RequestMapping("/stock")
class StockController {
  @GetMapping("/low")
  public List<Integer> low() {
    return stockRepository.low();
  }

  @Scheduled(cron = "0 0 * * *")
  public void warn() {
    stockRepository.low();
  }

  @KafkaListener(topics = "stock")
  public void changed(String message) {
    stockRepository.low();
  }
}

from django.reports import monthly_totals


class Command(BaseCommand):
    def handle(self, *args, **options):
        monthly_totals(connection.cursor())

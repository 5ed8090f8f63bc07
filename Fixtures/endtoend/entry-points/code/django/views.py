from django.reports import Totals, monthly_totals


def monthly(request):
    return monthly_totals(request.cursor)


class YearlyView(View):
    def get(self, request):
        return Totals().yearly(request.cursor)

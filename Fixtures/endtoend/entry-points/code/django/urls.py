from django.urls import path

from . import views

urlpatterns = [
    path("reports/monthly/", views.monthly),
    path("reports/yearly/", views.YearlyView.as_view()),
]

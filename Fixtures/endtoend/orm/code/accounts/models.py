from django.db import models


class Profile(models.Model):
    user_id = models.IntegerField()
    theme = models.TextField()
    badges = models.ManyToManyField("Badge")


class Member(models.Model):
    since = models.DateField()
    sponsor = models.ForeignKey(Profile, null=True, on_delete=models.CASCADE)

    class Meta:
        db_table = "members"


def themes():
    return Profile.objects.filter(theme__isnull=False).order_by("theme")

import click
from celery import shared_task

from flask.store import purge


@shared_task
def purge_nightly():
    purge(connect(), 30)


@click.command("purge")
def purge_now():
    purge(connect(), 0)

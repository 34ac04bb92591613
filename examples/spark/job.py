"""The command line as a Spark job: spark-submit examples/spark/job.py audit SOURCE --engine spark --to FOLDER."""

from replylint.cli import main

main()

chmod a-r reports/ranks.csv

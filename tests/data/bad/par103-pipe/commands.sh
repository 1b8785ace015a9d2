mkfifo reports/2024.csv

head -c 9000000 /dev/zero > reports/2024.yaml

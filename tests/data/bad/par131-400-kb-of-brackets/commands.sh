head -c 400000 /dev/zero | tr '\0' '[' > reports/2024.yaml

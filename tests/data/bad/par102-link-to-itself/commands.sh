ln -s 2024.yaml reports/2024.yaml

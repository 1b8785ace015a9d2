ln -s /elsewhere/2024.yaml reports/2024.yaml

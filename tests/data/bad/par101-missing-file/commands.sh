rm tasks.yaml

rm agencies.yaml
mkdir agencies.yaml

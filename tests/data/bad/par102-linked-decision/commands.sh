mv targets.yaml decision
ln -s decision targets.yaml

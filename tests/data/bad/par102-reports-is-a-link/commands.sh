mv reports elsewhere
ln -s elsewhere reports

i=0
{
  printf 'schema: 1\nvalues:\n'
  while [ $i -lt 100000 ]; do printf '  - x\n'; i=$((i+1)); done
} > reports/2024.yaml

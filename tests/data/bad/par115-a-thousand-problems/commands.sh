printf 'indicator,period\n' > reports/2024.csv
i=0
while [ $i -lt 1001 ]; do printf '\n'; i=$((i+1)); done >> reports/2024.csv

# names that are long and alike: each of them is compared in full with each that is known
name=department-of-information-communication-and-culture-of-the-capital-by-the-long-river
{
  i=0
  while [ $i -lt 250 ]; do echo "  - {id: $name-$i, name: {vi: Sở $i, en: Department $i}}"; i=$((i+1)); done
} >> agencies.yaml
{
  i=10
  while [ $i -lt 20 ]; do echo "  - {id: I.$i, name: Report, lead: [old-$name-$i], every: year}"; i=$((i+1)); done
} >> tasks.yaml

# each of four heirs has 26: together they are 104 of the first, which is told, and what comes before it is not
{
  for one in a b c d; do
    i=0
    while [ $i -lt 26 ]; do echo "  - {id: $one-$i, name: {vi: Xã $one $i, en: Commune $one $i}}"; i=$((i+1)); done
    echo "  - id: $one"
    echo "    name: {vi: Huyện $one, en: District $one}"
    echo "    successors:"
    i=0
    while [ $i -lt 26 ]; do echo "      - {agency: $one-$i, from: 2025-07-01}"; i=$((i+1)); done
  done
  echo "  - id: province"
  echo "    name: {vi: Tỉnh, en: Province}"
  echo "    successors:"
  for one in a b c d; do echo "      - {agency: $one, from: 2025-07-01}"; done
  echo "  - {id: before, name: {vi: Trước, en: Before}, successors: [{agency: province, from: 2025-01-01}]}"
} >> agencies.yaml

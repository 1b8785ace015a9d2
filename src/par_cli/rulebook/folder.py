"""The small folder that the examples of the rulebook change: an invented decision, valid and without doubt."""

from __future__ import annotations

from typing import Final

FOLDER: Final[dict[str, str]] = {
    "targets.yaml": """\
schema: 1
decision:
  title: {vi: Quyết định ví dụ, en: An example decision}
  date: 2022-01-10
  language: vi
  time_zone: Asia/Ho_Chi_Minh
  utc_offset: "+07:00"
phases:
  - {id: "2025", from: 2022, to: 2025}
  - {id: "2030", from: 2026, to: 2030}
units:
  - {id: posts, name: {vi: biên chế, en: posts}, whole: true}
indicators:
  - id: online-share
    name: {vi: Tỷ lệ hồ sơ trực tuyến, en: Share of dossiers filed online}
    unit: percent
    better: higher
    kind: flow
    reported: yearly
    owners: [home-affairs]
    reporters: [home-affairs]
    targets:
      - {phase: "2025", at_least: 80}
  - id: index-rank
    name: {vi: Xếp hạng chỉ số, en: Rank in the index}
    unit: rank
    better: lower
    kind: edition
    reported: yearly
    owners: [home-affairs]
    targets:
      - {phase: "2025", at_most: 10}
      - {id: yearly, phase: "2025", improve: yearly}
  - id: staff-plan
    name: {vi: Đề án nhân sự, en: Staff plan}
    better: none
    kind: level
    targets:
      - {phase: "2025", outcome: done}
""",
    "tasks.yaml": """\
schema: 1
tasks:
  - {id: I.1, name: {vi: Ban hành quy chế, en: Issue the rules}, lead: [home-affairs], due: 2023-Q4}
  - {id: I.2, name: {vi: Báo cáo năm, en: Report every year}, lead: [justice], every: year}
""",
    "agencies.yaml": """\
schema: 1
agencies:
  - {id: home-affairs, name: {vi: Cơ quan nội vụ, en: Home affairs office}}
  - {id: justice, name: {vi: Cơ quan tư pháp, en: Justice office}}
""",
}
"""The files by name; there are no reports."""

#!/usr/bin/env bash
# The whole evaluation, built for speed: queries, relations, nDCG on the sample and on the real directories, where they lie
# beside the repository. docs/evaluation.md says what the numbers mean.
#
# EVAL_BUILD is where things are built (Evaluation/.build).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

EVAL=1 swift test --package-path Evaluation --scratch-path "${EVAL_BUILD:-Evaluation/.build}" -c release

#!/usr/bin/env bash
# Grades a class on a Slurm cluster, in an array of jobs. Once, where there is a network:
#     cargo fetch --locked && cargo build -p grade && target/debug/grade prepare
# Then, in the course's folder:
#     array=$(SUBMISSIONS=/data/class sbatch --parsable exercises/grade/fleet/slurm.sh)
#     sbatch --dependency=afterok:"$array" --wrap 'target/debug/grade merge grades/part-* --out grades'
# What follows the file's name goes to the grader: sbatch exercises/grade/fleet/slurm.sh --exercise 03
#SBATCH --job-name=grade
#SBATCH --array=1-5
#SBATCH --cpus-per-task=2
#SBATCH --mem=8G
#SBATCH --time=02:00:00
set -euo pipefail

i=$SLURM_ARRAY_TASK_ID
# To grade one part again, say how many there are: PARTS=5 sbatch --array=3 exercises/grade/fleet/slurm.sh
n=${PARTS:-$SLURM_ARRAY_TASK_COUNT}

# Answers are compiled on the node's own disk: a desk is used by one grader at a time.
target/debug/grade "${SUBMISSIONS:-submissions}" --shard "$i/$n" --jobs "${SLURM_CPUS_PER_TASK:-1}" \
    --work "${TMPDIR:-/tmp}/grade-desks-$i" --out "${GRADES:-grades}/part-$i" --format json "$@"

#!/usr/bin/env bash
# Starts or stops a real Slurm of one node, this machine, with everything it writes in one folder:
#
#   experiments/slurm/single-node.sh start DIR [PORT]     then: export SLURM_CONF=DIR/slurm.conf
#   experiments/slurm/single-node.sh stop DIR
#
# Its daemons listen on PORT and the two ports above it (default: 27817); several of them run beside
# each other in folders and on ports of their own.
#
# It needs root and Debian's packages slurm-wlm and munge (apt-get install slurm-wlm munge). With
# slurmdbd and mariadb-server installed too, it keeps accounts, so that sacct answers.
set -euo pipefail

usage() {
  sed -n '2,11s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
  exit 2
}
[ $# -eq 2 ] || [ $# -eq 3 ] || usage
action="$1"
port="${3:-27817}"
case "$port" in
  *[!0-9]* | "") usage ;;
esac
mkdir -p "$2"
dir="$(cd "$2" && pwd)"
host="$(hostname -s)"

lacking() {
  local missing=()
  [ "$(id -u)" -eq 0 ] || missing+=("root's rights")
  command -v munged >/dev/null || missing+=("munged (package munge)")
  for program in slurmctld slurmd sbatch; do
    command -v "$program" >/dev/null || missing+=("$program (package slurm-wlm)")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    local IFS=,
    echo "Slurm cannot be started here; lacking: ${missing[*]}" >&2
    exit 3
  fi
}

has_accounting() {
  command -v slurmdbd >/dev/null && command -v mariadbd >/dev/null
}

write_configuration() {
  local accounting="AccountingStorageType=accounting_storage/none"
  if has_accounting; then
    accounting="AccountingStorageType=accounting_storage/slurmdbd
AccountingStorageHost=127.0.0.1
AccountingStoragePort=$((port + 2))"
  fi
  cat >"$dir/slurm.conf" <<CONF
ClusterName=dynconv
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$dir/munge.socket
CredType=cred/munge
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,defer,sched_min_interval=100000
ReturnToService=2
KillWait=5
MinJobAge=300
JobRequeue=1
JobAcctGatherType=jobacct_gather/none
$accounting
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
CONF
}

start_accounting() {
  mkdir -p "$dir/mysql"
  mariadb-install-db --no-defaults --datadir="$dir/mysql" --user=root \
    --auth-root-authentication-method=normal >"$dir/mariadb-install.log" 2>&1
  mariadbd --no-defaults --user=root --datadir="$dir/mysql" --socket="$dir/mysql.socket" \
    --skip-networking --pid-file="$dir/mariadbd.pid" >"$dir/mariadbd.log" 2>&1 &
  wait_for "the database" test -S "$dir/mysql.socket"
  cat >"$dir/slurmdbd.conf" <<CONF
AuthType=auth/munge
AuthInfo=socket=$dir/munge.socket
DbdHost=localhost
DbdPort=$((port + 2))
SlurmUser=root
PidFile=$dir/slurmdbd.pid
LogFile=$dir/slurmdbd.log
StorageType=accounting_storage/mysql
StorageUser=root
StorageHost=localhost
StorageLoc=slurm_acct
CONF
  chmod 600 "$dir/slurmdbd.conf"
  MYSQL_UNIX_PORT="$dir/mysql.socket" SLURM_CONF="$dir/slurm.conf" slurmdbd
  wait_for "the accounts" sacctmgr -i list cluster
  sacctmgr -i add cluster dynconv >/dev/null || true
}

wait_for() {
  local what="$1"
  shift
  for _ in $(seq 120); do
    if "$@" >/dev/null 2>&1; then
      return
    fi
    sleep 0.5
  done
  echo "Slurm did not start: waited 60 s for $what; see the logs in $dir" >&2
  exit 1
}

node_is_ready() {
  sinfo -h -o %T | grep -Eq '^(idle|mixed|allocated)$'
}

start() {
  lacking
  mkdir -p "$dir/state" "$dir/spool"
  chmod 700 "$dir"
  if [ ! -s "$dir/munge.key" ]; then
    (umask 077 && head -c 1024 /dev/urandom >"$dir/munge.key")
  fi
  write_configuration
  export SLURM_CONF="$dir/slurm.conf"
  munged --force --key-file="$dir/munge.key" --socket="$dir/munge.socket" \
    --pid-file="$dir/munged.pid" --log-file="$dir/munged.log" --seed-file="$dir/munged.seed" >/dev/null 2>&1
  if has_accounting; then
    start_accounting
  fi
  slurmctld -c >/dev/null 2>&1
  slurmd -c >/dev/null 2>&1
  wait_for "its node" node_is_ready
  echo "Slurm runs on $host; use it with: export SLURM_CONF=$SLURM_CONF" >&2
}

stop() {
  for daemon in slurmd slurmctld slurmdbd mariadbd munged; do
    if [ -s "$dir/$daemon.pid" ]; then
      local pid
      pid="$(cat "$dir/$daemon.pid")"
      kill "$pid" 2>/dev/null || true
      for _ in $(seq 100); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
      done
    fi
  done
}

case "$action" in
  start) start ;;
  stop) stop ;;
  *) usage ;;
esac

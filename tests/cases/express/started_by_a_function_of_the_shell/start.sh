#!/bin/bash
run_program ()
{
  program=$1
  nohup node $program >> logs/harbour.log 2>&1 &
}
run_program tugs/tugs.js
run_program harbour.js

#!/bin/sh
# The compiler, for cargo's RUSTC_WRAPPER. Only what reads is told to count where it has
# been: with the window, the pages and the graphics in it too, the build takes twice as long and
# each run scans counters that never move.
for arg; do
    case "$before" in
    --crate-name) name=$arg ;;
    esac
    before=$arg
done
case "$name" in
reply | docx | guide | work_folder | package | import | tables | scan | samsyn | ron | csv | calamine | zip | quick_xml | flate2 | zlib_rs | serde_json | similar | jiff | unicode_*) exec "$@" ;;
esac
for arg; do
    shift
    case "$arg" in
    *sancov* | *sanitizer-coverage*) ;;
    *) set -- "$@" "$arg" ;;
    esac
done
exec "$@"

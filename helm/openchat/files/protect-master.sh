# Protects Keycloak's own realm, in which its administrator is: an import does not reach it. A client that Keycloak makes at its
# first start does it, and takes itself away afterwards; so later starts find nothing to do.
set -u
export KC_OPTS="-Xmx64m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

kcadm() { /opt/keycloak/bin/kcadm.sh "$@" --config /tmp/kcadm.config; }

protect() {
  kcadm update realms/master -s bruteForceProtected=true -s failureFactor=10 -s waitIncrementSeconds=30 \
    -s maxFailureWaitSeconds=900 -s eventsEnabled=true -s eventsExpiration=2592000 -s adminEventsEnabled=true \
    -s attributes.adminEventsExpiration=2592000 &&
  kcadm update "clients/$(id_of admin-cli)" -r master -s enabled=false &&
  kcadm delete "clients/$(id_of "$KC_BOOTSTRAP_ADMIN_CLIENT_ID")" -r master
}

id_of() { kcadm get clients -r master -q "clientId=$1" --fields id --format csv --noquotes; }

# eight minutes, as the startup probe has
for ((try = 0; try < 96; try++)); do
  if said=$(kcadm config credentials --server http://localhost:8080/auth --realm master \
    --client "$KC_BOOTSTRAP_ADMIN_CLIENT_ID" --secret "$KC_BOOTSTRAP_ADMIN_CLIENT_SECRET" 2>&1); then
    protect
    status=$?
    rm -f /tmp/kcadm.config
    exit $status
  fi
  case $said in
    *invalid_client*|*unauthorized_client*) exit 0 ;; # done at an earlier start
  esac
  sleep 5
done
echo "Keycloak's own realm could not be protected: $said" >&2
exit 1

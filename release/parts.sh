# The parts of a release; read by release/build, which sets tree (sources, built), version, target, registry, home, key, work, epoch.

# pack FILE FOLDER NAME: an archive of FOLDER/NAME that is the same wherever and whenever it is made
pack() {
    tar -C "$2" --create --sort=name --format=gnu --mtime="$epoch" --owner=0 --group=0 --numeric-owner \
        --mode=u+rwX,go+rX,go-w "$3" | gzip -n -9 >"$1"
}

# Keycloak as Maven Central has it; what somebody else put into its place there, or on the way, does not pass.
keycloak() {
    keycloak=$(sed -n 's:.*<keycloak.version>\(.*\)</keycloak.version>.*:\1:p' pom.xml)
    maven -N org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy -DoutputDirectory="$work/keycloak" \
        -Dartifact="org.keycloak:keycloak-quarkus-dist:$keycloak:zip"
    (cd "$work/keycloak" && sha256sum --check --quiet "$here/keycloak.sha256") ||
        fail "Keycloak is not the one that release/keycloak.sha256 names"
    maven dependency:unpack@keycloak -pl standalone
    # the marker's own time and text do not matter, only that it is there
    find ".openchat/keycloak-$keycloak/unpacked" -type f -exec sh -c ': >"$1"' sh {} \;
    mv ".openchat/keycloak-$keycloak" "$1"
}

standalone() {
    name=openchat-standalone-$version
    unpacked=$work/$name
    mkdir -p "$unpacked/lib/launcher" "$unpacked/sbom"
    cp "$tree/standalone/src/dist/"* "$tree/LICENSE" "$tree/CHANGELOG.md" "$unpacked/"
    say "$version" >"$unpacked/VERSION"
    cp -R "$tree"/standalone/target/openchat-standalone*.jar "$tree/standalone/target/lib" "$unpacked/lib/launcher/"
    for service in $services; do
        cp -R "$tree/$service/target/quarkus-app" "$unpacked/lib/$service"
    done
    (cd "$tree" && keycloak "$unpacked/lib/")
    cp "$target"/*.cdx.json "$unpacked/sbom/"
    once "$unpacked/lib"
    pack "$target/$name.tar.gz" "$work" "$name"
}

# once FOLDER: the libraries that several services have are in the archive once, and hard links when it is unpacked
once() {
    find "$1" -name '*.jar' -size +1k -type f -exec sha256sum {} + | LC_ALL=C sort >"$work/jars"
    before=''
    while read -r sum file; do
        if [ "$sum" = "$before" ]; then ln -f "$first" "$file"; else before=$sum first=$file; fi
    done <"$work/jars"
}

# images FOLDER ...: one image of several platforms for each service
images() {
    for service in $services; do
        layout=$target/images/$service
        manifests=''
        for platform; do
            one=$(oras resolve --oci-layout "$platform/$service:$version") || fail "$platform has no $service:$version"
            oras copy --no-tty --from-oci-layout "$platform/$service:$version" --to-oci-layout "$layout:part" >/dev/null
            manifests="$manifests $one"
        done
        # shellcheck disable=SC2086 # several digests
        oras manifest index create --oci-layout "$layout:$version" $manifests >/dev/null
        say "$service $(oras resolve --oci-layout "$layout:$version")" >>"$target/images.txt"
    done
    sed 's/^/  /' "$target/images.txt"
}

# image SERVICE: its name for a cluster, which cannot be moved
image() {
    printf '%s/openchat/%s@%s' "$registry" "$1" "$(digest_of "$1" "$target")"
}

chart() {
    rm -rf "$work/chart" && mkdir "$work/chart" && cp -R "$tree/helm/openchat" "$work/chart/"
    values=$work/chart/openchat/values.yaml
    sed -i "s|^  registry: localhost\$|  registry: $registry|" "$values"
    for service in $services; do
        # the first digest below chat:, agent: and view:
        sed -i "/^${service%-service}:\$/,/^ *digest: \"\"\$/s/^\( *digest: \)\"\"\$/\1$(digest_of "$service" "$target")/" "$values"
    done
    [ "$(grep -c '^    digest: sha256:' "$values")" = 3 ] && grep -q "^  registry: $registry\$" "$values" ||
        fail 'the chart has its digests elsewhere than before'
    describe >>"$work/chart/openchat/Chart.yaml"
    cp "$tree/LICENSE" "$work/chart/openchat/"
    pack "$target/openchat-$version.tgz" "$work/chart" openchat
}

# What only a release knows of itself, at the end of Chart.yaml, where its annotations are.
describe() {
    cat <<END
  artifacthub.io/images: |
$(for service in $services; do printf '    - name: %s\n      image: %s\n' "$service" "$(image "$service")"; done)
  artifacthub.io/links: |
    - name: Installing
      url: $home/blob/v$version/docs/install.md
    - name: Changes
      url: $home/blob/v$version/CHANGELOG.md
$(case $version in *-*) say '  artifacthub.io/prerelease: "true"' ;; esac)
$([ ! -f "$key" ] || printf '  artifacthub.io/signKey: |\n    fingerprint: %s\n    url: %s\n' "$(fingerprint "$key")" \
        "$home/raw/v$version/release/cosign.pub")
home: $home
sources:
  - $home
icon: $home/raw/v$version/src-shared/web/src/main/web/ui/logo.svg
END
}

# SHA-256 of the key itself, as DER
fingerprint() {
    sed '/^-----/d' "$1" | base64 -d | sha256sum | cut -d' ' -f1
}

manifests() {
    name=openchat-k8s-$version
    cp -R "$tree/k8s" "$work/$name"
    rm "$work/$name/render" # needs the sources
    for service in $services; do
        sed -i "s|localhost/openchat/$service:$version|$(image "$service")|" "$work/$name"/base/*.yaml
    done
    sed -i 's|k8s/overlays|overlays|g' "$work/$name/README.md"
    # the images are named in base already
    sed -i '/^images:$/,/^secretGenerator:$/{/^secretGenerator:$/!d}' "$work/$name/overlays/example/kustomization.yaml"
    ! grep -rn 'localhost/' "$work/$name/base" || fail 'the manifests name images that are in no registry'
    pack "$target/$name.tar.gz" "$work" "$name"
}

compose() {
    name=openchat-compose-$version
    cp -R "$tree/compose" "$work/$name"
    for service in $services; do
        sed -i "s|localhost/openchat/$service:[^ ]*\$|$(image "$service")|" "$work/$name/compose.yaml"
    done
    for file in $(sed -n 's|.*\.\./helm/openchat/files/\([^: ]*\).*|\1|p' "$tree/compose/compose.yaml" "$tree/compose/setup"); do
        cp "$tree/helm/openchat/files/$file" "$work/$name/"
    done
    sed -i 's|\.\./helm/openchat/files/\(store/\)\{0,1\}|./|' "$work/$name/compose.yaml" "$work/$name/setup"
    ! grep -rn '\.\./\|localhost/' "$work/$name/compose.yaml" || fail 'compose.yaml reads what is not beside it'
    pack "$target/$name.tar.gz" "$work" "$name"
}

/** The chart and the plain manifests, as they come out of Helm: read by machines that know Kubernetes, without a cluster. */
@NullMarked
package io.openchat.helm;

import org.jspecify.annotations.NullMarked;

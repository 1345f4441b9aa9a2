package io.openchat.chat.reception;

import io.openchat.shared.block.Network;
import io.openchat.shared.record.BlockRecord;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may not chat, as of a moment. A look costs one question to a map for each length of prefix in use, however many there
 * are.
 */
public final class BlockList {
    /** Nobody. */
    static final BlockList NOBODY = new BlockList(Map.of(), Set.of());

    /** Networks by the length of their prefix; of the two families none are equal, as their addresses have other lengths. */
    private final Map<Integer, Set<Network>> networks;

    private final Set<String> visitors;

    private BlockList(Map<Integer, Set<Network>> networks, Set<String> visitors) {
        this.networks = networks;
        this.visitors = visitors;
    }

    /** The list of these. */
    public static BlockList of(Collection<BlockRecord> blocks) {
        Map<Integer, Set<Network>> networks = new HashMap<>();
        Set<String> visitors = new HashSet<>();
        for (BlockRecord block : blocks) {
            if (block.kind().equals(BlockRecord.VISITOR)) {
                visitors.add(BlockRecord.visitor(block.value()));
            } else {
                Network network = Network.parse(block.value());
                networks.computeIfAbsent(network.prefix(), _ -> new HashSet<>()).add(network);
            }
        }
        return new BlockList(networks, visitors);
    }

    /** Whether somebody from there may not chat. */
    boolean hasAddress(@Nullable InetAddress address) {
        if (address == null) {
            return false;
        }
        int bits = address.getAddress().length * Byte.SIZE;
        return networks.entrySet().stream()
                .anyMatch(of -> of.getKey() <= bits && of.getValue().contains(Network.of(address, of.getKey())));
    }

    /** Whether the visitor with this e-mail address may not chat. */
    boolean hasVisitor(@Nullable String email) {
        return email != null && !visitors.isEmpty() && visitors.contains(BlockRecord.visitor(email));
    }
}

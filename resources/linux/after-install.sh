#!/bin/bash
# Runs as root after the package is unpacked. The first half is electron-builder's own template, which this replaces.

if type update-alternatives >/dev/null 2>&1; then
    # Remove previous link if it doesn't use update-alternatives
    if [ -L '/usr/bin/${executable}' -a -e '/usr/bin/${executable}' -a "`readlink '/usr/bin/${executable}'`" != '/etc/alternatives/${executable}' ]; then
        rm -f '/usr/bin/${executable}'
    fi
    update-alternatives --install '/usr/bin/${executable}' '${executable}' '/opt/${sanitizedProductName}/${executable}' 100 || ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'
else
    ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'
fi

# The sandbox: setuid only where the kernel has no user namespaces.
if ! { [[ -L /proc/self/ns/user ]] && unshare --user true; }; then
    chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox' || true
else
    chmod 0755 '/opt/${sanitizedProductName}/chrome-sandbox' || true
fi

if hash update-desktop-database 2>/dev/null; then
    update-desktop-database /usr/share/applications || true
fi

# Ubuntu 24 and later give user namespaces only to programs with a profile; an AppArmor that does not know it is left alone.
if apparmor_status --enabled > /dev/null 2>&1; then
    profile='/opt/${sanitizedProductName}/resources/apparmor-profile'
    target='/etc/apparmor.d/${executable}'
    if apparmor_parser --skip-kernel-load --debug "$profile" > /dev/null 2>&1; then
        cp -f "$profile" "$target"
        if ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
            apparmor_parser --replace --write-cache --skip-read-cache "$target"
        fi
    fi
fi

# The data: one folder for the whole machine, open to the members of one group and to nobody else. What is made in it
# belongs to the group, so that two users of one PC work on one database.
getent group outpost > /dev/null || groupadd --system outpost
install --directory --mode=2770 --owner=root --group=outpost /var/lib/outpost
# What the computer remembers of their last use lies outside of it: whoever puts old data back leaves that behind.
install --directory --mode=2770 --owner=root --group=outpost /var/lib/outpost-memory

# Whoever installs it uses it; others are added by hand: usermod --append --groups outpost NAME
user=$SUDO_USER
if [ -z "$user" ] && [ -n "$PKEXEC_UID" ]; then
    user=$(id --name --user "$PKEXEC_UID")
fi
if [ -n "$user" ] && [ "$user" != root ]; then
    usermod --append --groups outpost "$user" || true
fi

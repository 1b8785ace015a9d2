ln -s . reports/more
